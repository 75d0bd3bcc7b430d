import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from './json.ts'

/** A CloudFormation template, as far as the runner looks at it. */
export interface Template {
  Parameters?: Record<string, { Type: string; Default?: Json; AllowedValues?: Json[] }>
  Conditions?: Record<string, Json>
  Resources: Record<string, TemplateResource>
  Outputs?: Record<string, { Value: Json; Condition?: string }>
}

/** One resource as the template has it, intrinsics unresolved. */
export interface TemplateResource {
  Type: string
  Properties?: Record<string, Json>
  Condition?: string
  /** Of a stack within the stack: what it holds. */
  nested?: Template
}

/** What a cloud assembly gives: its one stack, and where each uploaded file would have come from. */
export interface Assembly {
  stackName: string
  template: Template
  /** S3 object key → directory or file on this machine. */
  assets: Map<string, string>
  /** Logical id → id of the construct directly within the stack, which people know it by. */
  constructs: Map<string, string>
}

interface Manifest {
  artifacts: Record<string, Artifact>
}

interface Artifact {
  type: string
  properties: { stackName?: string; templateFile: string }
  additionalMetadataFile?: string
}

/** What CDK keeps of each construct, by its path. */
type Metadata = Record<string, { type: string; data?: Json }[]>

interface Assets {
  files?: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>
}

/** Reads a cloud assembly (`cdk.out`) that holds exactly one stack. */
export function loadAssembly(directory: string): Assembly {
  const manifest = readJson<Manifest>(join(directory, 'manifest.json'))
  const stacks = Object.entries(manifest.artifacts).filter(
    ([, artifact]) => artifact.type === 'aws:cloudformation:stack',
  )
  const [only, ...others] = stacks
  if (!only || others.length > 0) throw new Error(`${directory}: expected one stack, found ${stacks.length}`)
  const [id, artifact] = only
  const assets = readAssets(directory)
  return {
    stackName: artifact.properties.stackName ?? id,
    template: readTemplate(join(directory, artifact.properties.templateFile), assets),
    assets,
    constructs: readConstructs(directory, artifact),
  }
}

/** A template with those of the stacks within it, each by the name under which it would have been uploaded. */
function readTemplate(file: string, assets: ReadonlyMap<string, string>): Template {
  const template = readJson<Template>(file)
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (resource.Type !== 'AWS::CloudFormation::Stack') continue
    const [key = ''] = /[0-9a-f]{64}\.json/.exec(JSON.stringify(resource.Properties?.TemplateURL)) ?? []
    const path = assets.get(key)
    if (path === undefined) throw new Error(`${id}: the template of the stack within the stack is missing`)
    resource.nested = readTemplate(path, assets)
  }
  return template
}

function readConstructs(directory: string, { additionalMetadataFile: file }: Artifact): Map<string, string> {
  const metadata = file === undefined ? {} : readJson<Metadata>(join(directory, file))
  return new Map(
    Object.entries(metadata).flatMap(([path, entries]) => {
      const [, , construct = ''] = path.split('/')
      return entries
        .filter(({ type }) => type === 'aws:cdk:logicalId')
        .map(({ data }) => [String(data), construct])
    }),
  )
}

function readAssets(directory: string): Map<string, string> {
  const assets = new Map<string, string>()
  for (const file of readdirSync(directory).filter(name => name.endsWith('.assets.json'))) {
    for (const asset of Object.values(readJson<Assets>(join(directory, file)).files ?? {})) {
      for (const destination of Object.values(asset.destinations)) {
        assets.set(destination.objectKey, join(directory, asset.source.path))
      }
    }
  }
  return assets
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'))
}
