/** Works on each item as it comes, at most `limit` at once; so a source of any length needs no memory. */
export async function eachOf<Item>(
  source: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const items = source[Symbol.asyncIterator]()
  const worker = async () => {
    for (let next = await items.next(); !next.done; next = await items.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: limit }, worker))
}
