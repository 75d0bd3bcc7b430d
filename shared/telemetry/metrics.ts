/** What is measured beside what AWS measures by itself, with its unit and the one dimension it may have. */
export const metrics = {
  /** Events taken into the ledger, counted by the batch where they are announced: again where that is repeated. */
  accepted: { unit: 'Count' },
  /** Requests and events of a batch that got a problem, by its code. */
  refused: { unit: 'Count', dimension: 'code' },
  /** From the receipt of an event to the view that holds it. */
  projectionLag: { unit: 'Milliseconds' },
  /** Guarded writes that another writer was faster with; each is tried again. */
  lostRaces: { unit: 'Count', dimension: 'of' },
  /** Cadres that a run could not assess, by the reason. */
  keptBack: { unit: 'Count', dimension: 'reason' },
  /** Runs that should long be done. */
  overdueRuns: { unit: 'Count' },
  /** Hours in which a year that begins soon has no calendar. */
  calendarMissing: { unit: 'Count' },
  /** Cadres of whom it could not be told what is due. */
  notTold: { unit: 'Count' },
  /** Final results that were replaced. */
  restatements: { unit: 'Count' },
  /** Objects of the lake that were written anew. */
  lakeObjects: { unit: 'Count' },
  /** Changes that the sweeper found unannounced and announced. */
  announcedLate: { unit: 'Count', dimension: 'table' },
} as const satisfies Record<string, { unit: 'Count' | 'Milliseconds'; dimension?: string }>

export type MetricName = keyof typeof metrics

interface Taken {
  readonly name: MetricName
  readonly dimension: string | undefined
  values: number[]
}

/** CloudWatch takes at most so many values of a metric in one line. */
const mostValues = 100

/** What was measured in the invocation under way; an environment serves one at a time. */
const taken = new Map<string, Taken>()

/** Measures: counts are added up, times are kept one by one. */
export function measure(name: MetricName, value = 1, dimension?: string): void {
  const key = `${name} ${dimension}`
  const known = taken.get(key)
  if (!known) taken.set(key, { name, dimension, values: [value] })
  else if (metrics[name].unit === 'Count') known.values = [(known.values[0] ?? 0) + value]
  else if (known.values.length < mostValues) known.values.push(value)
}

function embedded(namespace: string, timestamp: number, { name, dimension, values }: Taken): string {
  const { unit, dimension: called } = metrics[name] as { unit: string; dimension?: string }
  const labels = called === undefined ? {} : { [called]: dimension ?? 'none' }
  const directive = {
    Namespace: namespace,
    // The sum over all values of the dimension, too: an alarm can name no other.
    Dimensions: called === undefined ? [[]] : [[], [called]],
    Metrics: [{ Name: name, Unit: unit }],
  }
  return JSON.stringify({
    _aws: { Timestamp: timestamp, CloudWatchMetrics: [directive] },
    ...labels,
    [name]: values.length === 1 ? values[0] : values,
  })
}

/**
 * Hands over what was measured, in CloudWatch's embedded metric format, and begins anew. The lines go past `console`:
 * Lambda would wrap them, and CloudWatch reads them only when they stand by themselves.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function flushMetrics(
  namespace: string | undefined,
  now: number,
  write: (line: string) => void = line => void process.stdout.write(line),
): void {
  if (namespace) for (const each of taken.values()) write(`${embedded(namespace, now, each)}\n`)
  taken.clear()
}
