import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { JsonObject } from '../../template/json.ts'
import type { Store } from '../store.ts'
import type { Deliver } from '../targets.ts'
import type { Pattern } from './pattern.ts'

/** A rule: what it listens for on which bus, and where matching events go. */
export interface Rule {
  name: string
  bus: string
  pattern: Pattern
  targets: { deliver: Deliver; input: string | undefined }[]
}

/** One entry of a `PutEvents` that has passed the checks. */
export interface EventEntry {
  bus: string
  source: string
  detailType: string
  detail: JsonObject
  time: number | undefined
  resources: string[]
}

/** The buses and their rules. */
export interface Buses {
  declareBus(name: string, arn: string): void
  declareRule(rule: Rule): void
  /** The bus a name or ARN stands for. */
  find(nameOrArn: string): string | undefined
  /** ARN of a bus, by its name or ARN. */
  arnOf(nameOrArn: string): string | undefined
  /** Hands entries to all matching targets; when it returns, every delivery is on disk. Gives the events' ids. */
  publish(entries: EventEntry[]): string[]
}

/** Opens the buses of one account; `default` is always there. */
export function openBuses(store: Store, clock: Clock, account: string): Buses {
  const names = new Map([['default', 'default']])
  const arns = new Map<string, string>()
  const rules: Rule[] = []

  const route = (entry: EventEntry): string => {
    const id = randomUUID()
    const event: JsonObject = {
      version: '0',
      id,
      'detail-type': entry.detailType,
      source: entry.source,
      account,
      time: new Date(entry.time ?? clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: 'local',
      resources: entry.resources,
      detail: entry.detail,
    }
    const payload = JSON.stringify(event)
    for (const rule of rules) {
      if (rule.bus !== entry.bus || !rule.pattern(event)) continue
      for (const target of rule.targets) target.deliver(target.input ?? payload)
    }
    return id
  }
  return {
    declareBus(name, arn) {
      names.set(name, name)
      names.set(arn, name)
      arns.set(name, arn)
    },
    declareRule: rule => void rules.push(rule),
    find: nameOrArn => names.get(nameOrArn),
    arnOf: nameOrArn => arns.get(names.get(nameOrArn) ?? ''),
    publish: entries => store.transaction(() => entries.map(route)),
  }
}
