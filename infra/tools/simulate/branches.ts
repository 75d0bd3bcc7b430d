import type { toldBy } from './oracle/verified.ts'
import { changes } from './story/changes.ts'
import type { Tier } from './story.ts'

const effects = ['read', 'put', 'send', 'putEvents'] as const

/** Before and after which effects a process died. */
const crashes = effects.flatMap(effect => [`crashBefore ${effect}`, `crashAfter ${effect}`])

/** Views of each kind that `verify` told of. */
const toldOf = (...kinds: readonly (keyof typeof toldBy)[]) => kinds.map(kind => `verify told of: ${kind}`)

/** Branches of recovery that each tier's stories must come to, by name: seen at the borders, or said in the log. */
export const branches: Readonly<Record<Tier, readonly string[]>> = {
  recording: [
    ...crashes,
    'answered 201',
    'answered 200',
    'answered 503',
    'answered 409 id_reused',
    'a request was not answered',
    'refused: ledger item',
    'refused: views FACTS',
    'a function ran out of time',
    'a message came back',
    'a message died',
    'a dead letter was handed out again',
    'a stream handed out again what failed',
    'a stream forgot',
    'the bus refused a part of a call',
    'the bus refused everything for a while',
    'log: not published',
    'log: work failed',
    'log: records were given up',
    'log: events were never announced',
    ...toldOf('FACTS', 'REGISTER', 'REGISTERED', 'DEMANDS'),
  ],
  closing: [
    ...crashes,
    'crashBefore transact',
    'crashAfter transact',
    'answered 202',
    ...Object.keys(changes).map(name => `done: ${name}`),
    'a closing waited for an answer',
    'amid a closing: recorded',
    'amid a closing: changed',
    'fired: hourly-sweep',
    'fired: hourly-lake',
    'refused: results ASSESSMENT',
    'refused: views ROW',
    'refused: views PLAN',
    'refused: views PROGRESS',
    'log: not assessed',
    'log: not assessed again',
    'log: still not assessed',
    'log: run is overdue',
    'log: not noted as announced',
    'crashBefore remove',
    'crashAfter remove',
    'a chain was longer than Lambda bears unless it is told',
    'log: somebody else writes the lake',
    ...toldOf('FACTS', 'ROW', 'ROLLUP', 'REGISTER', 'REGISTERED', 'DEMANDS'),
  ],
  telling: [
    'fired: daily-reminders',
    'crashBefore call',
    'crashAfter call',
    'refused: messages MESSAGE',
    'log: not delivered',
    'a message died',
    'a function ran out of time',
    'the bus refused everything for a while',
  ],
}
