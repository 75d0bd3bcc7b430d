import type { assumed as assumptions, Measured } from './measured.ts'
import type { Prices } from './prices.ts'

/** How much the system is used in a month. */
export interface Usage {
  readonly cadres: number
  /** Events a cadre and month. */
  readonly events: number
  /** Share of the events that come a hundred at once, 0 to 1. */
  readonly bursts: number
  /** Pages read a cadre and month. */
  readonly pages: number
  /** Months kept so far. */
  readonly history: number
}

/** One line of the bill. */
export interface CostLine {
  readonly part: string
  readonly what: string
  readonly quantity: number
  readonly unit: string
  readonly price: number
  readonly sum: number
}

const million = 1e6
const gb = 1e9

/** What a month costs, line by line, in the prices' currency. */
export function costOf(
  usage: Usage,
  measured: Measured,
  assumed: typeof assumptions,
  prices: Prices,
): CostLine[] {
  const { cadres, bursts, history } = usage
  const events = cadres * usage.events
  const pages = cadres * usage.pages
  const requests = events * (1 - bursts) + (events * bursts) / 100 + pages
  const recorded = requests - pages
  const assessments = cadres * assumed.runs
  const relays = events / assumed.relay.events
  const projections = (events * (1 - bursts)) / assumed.project.events + (events * bursts) / 100
  const invocations = requests + relays + projections + assessments
  const gbSeconds =
    (recorded * assumed.record.gb * assumed.record.ms +
      pages * assumed.page.gb * assumed.page.ms +
      relays * assumed.relay.gb * assumed.relay.ms +
      projections * assumed.project.gb * assumed.project.ms +
      assessments * assumed.assess.gb * assumed.assess.ms) /
    1000
  const units = (kind: 'read' | 'write') =>
    events * ((1 - bursts) * measured.trickle[kind] + bursts * measured.burst[kind]) +
    assessments * measured.assessed[kind]
  const kept = (history * (events * assumed.bytesPerEvent + cadres * assumed.bytesPerCadreMonth)) / gb
  const busEvents = events + cadres * assumed.otherBusEvents
  const messages = busEvents * assumed.queuesPerEvent + assessments
  const logged = (invocations * assumed.logBytesPerInvocation + requests * assumed.logBytesPerRequest) / gb
  const line = (part: string, what: string, quantity: number, unit: string, price: number): CostLine => ({
    part,
    what,
    quantity,
    unit,
    price,
    sum: quantity * price,
  })
  return [
    line('API', 'requests', requests / million, 'M', prices.httpApiPerMillion),
    line('Lambda', 'invocations', invocations / million, 'M', prices.lambdaPerMillion),
    line('Lambda', 'time', gbSeconds, 'GB-s', prices.lambdaPerGbSecond),
    line('DynamoDB', 'write units', units('write') / million, 'M', prices.writeUnitsPerMillion),
    line(
      'DynamoDB',
      'read units',
      (units('read') + pages * assumed.page.readUnits) / million,
      'M',
      prices.readUnitsPerMillion,
    ),
    line('DynamoDB', 'kept', kept, 'GB', prices.tablePerGb),
    line('DynamoDB', 'recovery', kept, 'GB', prices.recoveryPerGb),
    line('EventBridge', 'events', busEvents / million, 'M', prices.busEventsPerMillion),
    line(
      'SQS',
      'requests',
      (messages * assumed.queueRequestsPerMessage) / million,
      'M',
      prices.queueRequestsPerMillion,
    ),
    line(
      'Lake',
      'objects written',
      (assumed.lakeObjectsPerDay * 30) / million,
      'M',
      prices.objectWritesPerMillion,
    ),
    line('Lake', 'kept', (history * events * assumed.lakeBytesPerEvent) / gb, 'GB', prices.objectPerGb),
    line('Lake', 'queries', assumed.lakeQueryGb / 1000, 'TB', prices.athenaPerTb),
    line('Logs', 'taken in', logged, 'GB', prices.logIngestionPerGb),
    line('Logs', 'kept', logged * Math.min(history, assumed.logMonths), 'GB', prices.logStoragePerGb),
    line('Logs', 'metrics', assumed.metrics, '', prices.metric),
    line('Logs', 'alarms', assumed.alarms, '', prices.alarm),
    line('KMS', 'keys', assumed.keys, '', prices.key),
    line('KMS', 'requests', assumed.keyRequests / million, 'M', prices.keyRequestsPerMillion),
  ]
}

/** The sum of lines. */
export const sumOf = (lines: readonly CostLine[]): number => lines.reduce((sum, each) => sum + each.sum, 0)
