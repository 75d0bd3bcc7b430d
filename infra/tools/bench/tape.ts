import { AsyncLocalStorage } from 'node:async_hooks'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { concurrently } from '../../../shared/concurrently.ts'

type Send = DynamoDBClient['send']

interface Call {
  readonly command: unknown
  /** Calls of the same strand that had been answered before this one was made. */
  readonly after: readonly number[]
}

/** What one piece of work called, one thing after the other or side by side. */
type Strand = Call[]

/** What one message called: strands side by side, and what came before and after them. */
interface Message {
  readonly own: Strand
  readonly strands: Strand[]
}

/** Calls to DynamoDB as they were made, to be made once more without the logic between them. */
export class Tape {
  readonly #client: DynamoDBClient
  readonly #messages: Message[] = []
  readonly #here = new AsyncLocalStorage<{ strand: Strand; answered: number[] }>()
  #message: { strand: Strand; answered: number[] } | undefined

  constructor(client: DynamoDBClient) {
    this.#client = client
  }

  /** Records all calls made during some work. */
  async record(work: () => Promise<unknown>): Promise<void> {
    const client = this.#client as { send: Send }
    const send = client.send.bind(client) as (command: unknown) => Promise<unknown>
    client.send = (async (command: unknown) => {
      const here = this.#here.getStore() ?? this.#message
      if (!here) throw new Error('a call outside any message')
      const at = here.strand.push({ command, after: [...here.answered] }) - 1
      try {
        return await send(command)
      } finally {
        here.answered.push(at)
      }
    }) as Send
    try {
      await work()
    } finally {
      delete (client as Partial<typeof client>).send
    }
  }

  /** A message begins; one at a time. */
  message(): void {
    const own: Strand = []
    this.#messages.push({ own, strands: [] })
    this.#message = { strand: own, answered: [] }
  }

  /** From here on, whatever the caller calls belongs to a strand of its own. */
  strand(): void {
    const strand: Strand = []
    this.#messages.at(-1)?.strands.push(strand)
    this.#here.enterWith({ strand, answered: [] })
  }

  /** From here on, whatever the caller calls belongs to the message again. */
  rejoin(): void {
    if (this.#message) this.#here.enterWith(this.#message)
  }

  get calls(): number {
    return this.#messages
      .flatMap(({ own, strands }) => [own, ...strands])
      .reduce((sum, { length }) => sum + length, 0)
  }

  /** Makes the same calls again, each as soon as those are answered that were answered before it; `concurrency` strands at once. */
  async replay(concurrency: number): Promise<void> {
    for (const { own, strands } of this.#messages) {
      await concurrently(strands, concurrency, strand => this.#run(strand))
      await this.#run(own)
    }
  }

  async #run(strand: Strand): Promise<void> {
    const client = this.#client as unknown as { send(command: unknown): Promise<unknown> }
    const answers: Promise<unknown>[] = []
    for (const { command, after } of strand)
      answers.push(Promise.all(after.map(index => answers[index])).then(() => client.send(command)))
    await Promise.all(answers)
  }
}
