import committed from '../../../functions/openapi/openapi.json' with { type: 'json' }
import { document } from '../openapi.ts'
import { lint } from './lint.ts'

const findings = await lint(document)
if (JSON.stringify(committed) !== JSON.stringify(document))
  findings.push('functions/openapi/openapi.json is not what the declarations make: npm run openapi')
for (const finding of findings) console.error(finding)
process.exitCode = findings.length > 0 ? 1 : 0
