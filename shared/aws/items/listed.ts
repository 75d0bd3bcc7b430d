/** A list that is read when its first is asked for. A generator's closure would keep alive all that it sees. */
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
