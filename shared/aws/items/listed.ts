/**
 * A list that is read when the first of it is asked for, and handed out one by one. It does what a generator does for less:
 * each closure that is a generator costs an own shape, which keeps alive what it can see until the next full collection.
 */
export class Listed<Each> implements AsyncIterableIterator<Each> {
  readonly #read: () => readonly Each[] | Promise<readonly Each[]>
  #list: readonly Each[] | undefined
  #at = 0

  constructor(read: () => readonly Each[] | Promise<readonly Each[]>) {
    this.#read = read
  }

  async next(): Promise<IteratorResult<Each, undefined>> {
    this.#list ??= await this.#read()
    if (this.#at >= this.#list.length) return { done: true, value: undefined }
    return { done: false, value: this.#list[this.#at++] as Each }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
