import { parseOptions, runCommand, wholeOption } from '../command-line.ts'
import { beginPhase } from '../terminal/progress.ts'
import type { Campaign } from './campaign.ts'
import type { Story, Tier } from './story.ts'

/** Stories of each tier in a long run: some minutes. */
const usual: Readonly<Record<Tier, number>> = { recording: 10_000, closing: 1_000, telling: 1_000 }
const tiers = Object.keys(usual) as Tier[]

const usage = 'npm run simulate -- [--seed N] [--runs N] [--tier TIER] [--slow] [--show]'
const commandLine = {
  usage,
  help: `Runs the system in one process under faults, once for each seed, and compares what it comes to with a pure
fold and assessment. A failing story is made as small as it gets and printed; the exit code is 1 then, also where
some kind of fault or branch of recovery was never reached.

  --seed N     first seed, 1 unless said; the same seed always tells the same story
  --runs N     stories of each tier; 10000 of recording and 1000 of each other unless said
  --tier TIER  ${tiers.join(' or ')} alone
  --slow       effects are slow and messages split, and nothing else goes wrong
  --show       prints the story of the one seed, also if nothing is wrong`,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string' },
    tier: { type: 'string' },
    slow: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
} as const

async function tellWhole(story: Story): Promise<string> {
  const [{ tale }, { virtually }] = await Promise.all([import('./tale.ts'), import('./virtual.ts')])
  return virtually(() => tale(story))
}

/** The story without what it does not need to fail. */
async function tellShort(story: Story): Promise<string> {
  const [{ shrink }, { virtually }] = await Promise.all([import('./shrink.ts'), import('./virtual.ts')])
  return tellWhole(await virtually(() => shrink(story)))
}

async function report(
  { told, failures, missed }: Campaign,
  { isWhole, slow }: { readonly isWhole: boolean; readonly slow: boolean },
): Promise<number> {
  for (const { story, found } of failures) {
    console.log(`\nSeed ${story.seed} of ${story.tier} fails: ${found[0]}\n`)
    console.log(await tellShort(story))
    console.log(
      `\nAgain: npm run simulate -- --tier ${story.tier} --seed ${story.seed} --runs 1${slow ? ' --slow' : ''}`,
    )
  }
  const lacks = isWhole ? missed : []
  if (lacks.length > 0) console.log(`\nNever reached: ${lacks.join(', ')}`)
  console.log(
    `\n${told} stories, ${failures.length === 0 ? 'all of them end well' : 'the last of them fails'}.`,
  )
  return failures.length > 0 || lacks.length > 0 ? 1 : 0
}

await runCommand(async () => {
  const { values, refuse } = parseOptions(process.argv.slice(2), commandLine)
  const [seed, each] = [
    wholeOption('seed', values.seed ?? '1', { least: 0, most: 999_999_999, usage }),
    values.runs === undefined
      ? undefined
      : wholeOption('runs', values.runs, { least: 1, most: 999_999_999, usage }),
  ]
  if (values.tier !== undefined && !(tiers as readonly string[]).includes(values.tier))
    throw refuse(`no tier ${values.tier}`)
  const wanted = tiers.filter(tier => values.tier === undefined || values.tier === tier)
  const of = (tier: Tier) => (wanted.includes(tier) ? (each ?? usual[tier]) : 0)
  const runs = { recording: of('recording'), closing: of('closing'), telling: of('telling') }
  const all = runs.recording + runs.closing + runs.telling
  const { slow = false } = values
  const { campaign, focusedOn, slowed } = await import('./campaign.ts')
  if (values.show) {
    const { storyOf } = await import('./story.ts')
    for (const tier of wanted) {
      const story = storyOf(seed, tier)
      console.log(`${await tellWhole(slow ? focusedOn(story, slowed) : story)}\n`)
    }
    return 0
  }
  const phase = beginPhase(process.stderr, '模拟 simulate', all, '则')
  const onProgress = () => phase.step()
  const told = await campaign({ seed, runs, mostFailures: 1, ...(slow && { focus: slowed }), onProgress })
  phase.end()
  // Few stories cannot come everywhere, nor can those of two kinds of fault.
  return report(told, { isWhole: !slow && (each ?? 1000) >= 1000, slow })
})
