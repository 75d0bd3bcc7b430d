import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, type CfnElement } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import cdk from '../../../cdk.json' with { type: 'json' }
import { functions, schedules } from '../../../functions/catalogue.ts'
import { BaixinStack, type Catalogue } from '../../stack.ts'

// biome-ignore lint/suspicious/noExplicitAny: a template is what CloudFormation makes of it
export type Properties = Record<string, any>

/** A resource with its logical id. */
export interface Resource {
  readonly id: string
  readonly properties: Properties
  /** What happens to it when it is deleted, or the stack. */
  readonly deletionPolicy?: string
}

/** A synthesized stack, as far as tests look at it. */
export interface Synthesized {
  readonly stack: BaixinStack
  /** The template as text, without those of the stacks within it. */
  readonly text: string
  /** The templates of the stacks within it, as text. */
  readonly within: readonly string[]
  /** Types of resources, also of the stacks within it. */
  readonly types: readonly string[]
  readonly all: (type: string) => Resource[]
  /** Logical id of a construct directly within the stack, by its construct id. */
  readonly idOf: (constructId: string) => string
  /** What CDK found by its own rules, if it looked. */
  readonly findings: unknown
}

/** What to synthesize: by itself the real catalogue, anywhere. */
export interface Wanted extends Partial<Catalogue> {
  readonly env?: { readonly region: string }
  /** Whether CDK looks at the template by its own rules, which takes as long as all the rest. */
  readonly validated?: boolean
}

let real: Synthesized | undefined

/** Synthesizes the stack of the real catalogue, once for all who ask in a thread, without bundling anything. */
export function synthesize(): Synthesized {
  real ??= synthesizeAs({})
  return real
}

/** Synthesizes the stack as wanted, without bundling anything. */
export function synthesizeAs({ validated = false, ...props }: Wanted): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'baixin-test-'))
  try {
    const app = new App({
      outdir,
      context: cdk.context,
      analyticsReporting: false,
      treeMetadata: false,
      builtinCloudFormationValidation: validated,
    })
    const code = () => Code.fromInline('export const handler = () => {}')
    const stack = new BaixinStack(app, 'baixin', { functions, schedules, code, ...props })
    app.synth()
    const read = (file: string) => readFileSync(join(outdir, file), 'utf8')
    const text = read('baixin.template.json')
    const own = Object.entries<Properties>(JSON.parse(text).Resources)
    const { files } = JSON.parse(read('baixin.assets.json'))
    const stacks = own.flatMap(([, { Type, Properties }]) => {
      if (Type !== 'AWS::CloudFormation::Stack') return []
      const [, hash = ''] = /([0-9a-f]{64})\.json/.exec(JSON.stringify(Properties.TemplateURL)) ?? []
      return [{ template: read(files[hash].source.path), parameters: Properties.Parameters }]
    })
    const nested = stacks.flatMap(({ template, parameters }) => inPlace(JSON.parse(template), parameters))
    const resources = [...own, ...nested]
    return {
      stack,
      text,
      within: stacks.map(({ template }) => template),
      types: [...new Set(resources.map(([, { Type }]) => Type))].sort(),
      all: type =>
        resources
          .filter(([, { Type }]) => Type === type)
          .map(([id, { Properties, DeletionPolicy: deletionPolicy }]) => ({
            id,
            properties: Properties,
            ...(deletionPolicy && { deletionPolicy }),
          })),
      idOf: id => stack.getLogicalId(stack.node.findChild(id).node.defaultChild as CfnElement),
      findings: validated ? JSON.parse(read('validation-report.json')).pluginReports : undefined,
    }
  } finally {
    rmSync(outdir, { recursive: true })
  }
}

/** The resources of a nested template, with what the stack around it hands in where it is asked for. */
function inPlace(
  { Resources }: { Resources: Readonly<Record<string, Properties>> },
  handedIn: Properties = {},
): [string, Properties][] {
  const text = JSON.stringify(Resources).replace(/\{"Ref":"(\w+)"\}/g, (whole, name) =>
    name in handedIn ? JSON.stringify(handedIn[name]) : whole,
  )
  return Object.entries(JSON.parse(text))
}

/** `Ref` and `GetAtt` as short text: `Ledger`, `Ledger.Arn`, `Lake.Arn/*` of what lies in it; anything else as it is. */
export function show(value: unknown): unknown {
  const [, joined] = (Object(value)['Fn::Join'] ?? []) as [string?, unknown?]
  // A list parameter is joined as it is.
  const [whole, within] = Array.isArray(joined) ? joined : []
  if (typeof within === 'string' && within.endsWith('/*')) return `${show(whole)}${within}`
  const { Ref, 'Fn::GetAtt': attribute } = Object(value) as { Ref?: string; 'Fn::GetAtt'?: string[] }
  return Ref ?? attribute?.join('.') ?? value
}
