/** Something that happens at an instant. */
interface Happening {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

const isBefore = (a: Happening, b: Happening) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Resolves once every promise that can go on has gone on: a tick comes after all microtasks, and costs next to nothing. */
const quiet = () => new Promise<void>(resolve => process.nextTick(resolve))

/** Time and order of a simulated world: one thing after the other, by its instant. Nothing waits for real time. */
export class Kernel {
  /** Milliseconds since 1970. */
  now: number
  #order = 0
  readonly #heap: Happening[] = []

  constructor(now: number) {
    this.now = now
  }

  /** Lets something happen later; of two at the same instant the one that was begun first. */
  after(milliseconds: number, run: () => void): void {
    this.at(this.now + Math.max(0, milliseconds), run)
  }

  /** Lets something happen at an instant, or now if that is past. */
  at(instant: number, run: () => void): void {
    const heap = this.#heap
    const happening = { at: Math.max(instant, this.now), order: this.#order++, run }
    let index = heap.length
    heap.push(happening)
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (isBefore(heap[parent] as Happening, happening)) break
      heap[index] = heap[parent] as Happening
      index = parent
    }
    heap[index] = happening
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise(resolve => this.after(milliseconds, resolve))
  }

  /** Lets everything happen that is begun, and what follows of it; how many things that were. */
  async settle(most: number): Promise<number> {
    let happened = 0
    await quiet()
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (++happened > most)
        throw new Error(`more than ${most} things happened: something goes round in circles`)
      this.now = next.at
      next.run()
      await quiet()
    }
    return happened
  }

  #next(): Happening | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Happening, heap[child] as Happening)) child++
      if (isBefore(last, heap[child] as Happening)) break
      heap[index] = heap[child] as Happening
      index = child
    }
    heap[index] = last
    return first
  }
}
