import { environmentOn, type StandIn } from '../../../shared/aws/stand-in.ts'
import { type Environment, webhookHostsVariable } from '../../../shared/contracts/environment.ts'
import { type Chain, withCall } from './chain.ts'
import { type Ended, Process, type Surroundings } from './process.ts'

/** Where all messages go. */
export const deskHost = 'desk.example'

/** A handler as Lambda calls it. */
export type Handler<In, Out> = (input: In, context: never) => Promise<Out>

/** A function of the system: its processes, one for each call under way. */
export class Host<In, Out> {
  readonly #world: Surroundings
  readonly #name: string
  readonly #seconds: number
  readonly #open: (environment: Environment) => Handler<In, Out>
  readonly #standIn: (process: Process) => StandIn
  readonly #idle: { process: Process; handler: Handler<In, Out> }[] = []

  constructor(
    world: Surroundings,
    { name, timeout = 10 }: { readonly name: string; readonly timeout?: number },
    open: (environment: Environment) => Handler<In, Out>,
    standIn: (process: Process) => StandIn,
  ) {
    this.#world = world
    this.#name = name
    this.#seconds = timeout
    this.#open = open
    this.#standIn = standIn
  }

  /** Calls the function in an idle process or a new one, for messages of some chains. Requests get no context (real timers). */
  async call(
    place: string,
    input: In,
    { chains = [], withContext = true }: { chains?: readonly Chain[]; withContext?: boolean } = {},
  ): Promise<Ended<Out>> {
    const known = this.#idle.pop()
    const process = known?.process ?? new Process(this.#world, this.#name)
    const handler = known?.handler ?? this.#start(process)
    const call = { place, chain: withCall(chains, this.#name), seconds: this.#seconds }
    const ended = await process.serve(call, context =>
      handler(input, (withContext ? context : undefined) as never),
    )
    if (ended.outcome !== 'died') this.#idle.push({ process, handler })
    return ended
  }
  #start(process: Process): Handler<In, Out> {
    return this.#open(environmentOn(this.#standIn(process), { [webhookHostsVariable]: deskHost }))
  }
}
