import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import cdk from '../cdk.json' with { type: 'json' }
import { functions, schedules } from '../functions/catalogue.ts'
import { bundle } from './constructs/bundle.ts'
import { BaixinStack } from './stack.ts'

// esbuild is gone in seconds: collecting its garbage would be a fifth of them.
process.env.GOGC ??= 'off'
const bundles = await bundle(functions)
// The CDK command line says where to write; run by itself, the app writes where cdk.json says.
const app = new App({
  outdir: process.env.CDK_OUTDIR ?? cdk.output,
  context: cdk.context,
  analyticsReporting: false,
})
new BaixinStack(app, app.node.tryGetContext('name') ?? 'baixin', {
  functions,
  schedules,
  code: name => Code.fromAsset(bundles.directory(name)),
})
app.synth()
await bundles.discard()
