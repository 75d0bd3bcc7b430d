import { type Objects, openObjects } from '../../../shared/aws/objects.ts'
import { onTables } from '../../../shared/aws/stand-in.ts'
import { lakeVariable } from '../../../shared/contracts/environment.ts'
import { lakePorts } from '../../../shared/lake/ports.ts'
import { openPorts } from '../../../shared/ports.ts'
import type { OpenStack } from '../operate/open.ts'
import type { Tables } from '../operate/stores.ts'

/** The lake's bucket of the stack that was asked for, with the credentials of whoever asks. */
export function lakeObjectsOf({ outputs, credentials }: OpenStack): Objects {
  if (!outputs.LakeBucketName) throw new Error('this stack has no lake; deploy or start it anew')
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  return openObjects({
    ...process.env,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    [lakeVariable]: outputs.LakeBucketName,
  })
}

/** What the lake is made of, on a stack's tables. */
export const lakeSourcesOn = (tables: Tables, objects: Objects, now: () => Date) => ({
  ...openPorts(
    onTables(table => tables[table], now),
    lakePorts,
  ),
  objects,
})
