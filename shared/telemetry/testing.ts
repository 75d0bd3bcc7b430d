import { flushMetrics } from './metrics.ts'

/** What is measured while something is done: `name value`, and the dimension where there is one. */
export async function measuredBy(work: () => unknown): Promise<string[]> {
  flushMetrics(undefined, 0)
  await work()
  const lines: string[] = []
  flushMetrics('baixin', 0, line => void lines.push(line))
  return lines.map(line => {
    const { _aws, ...fields } = JSON.parse(line)
    const { Metrics, Dimensions } = _aws.CloudWatchMetrics[0]
    return [
      Metrics[0].Name,
      fields[Metrics[0].Name],
      ...Dimensions.flat().map((name: string) => fields[name]),
    ].join(' ')
  })
}
