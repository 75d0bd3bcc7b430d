import { cleanText } from './clean.ts'

/** What a cell lists, separated by semicolons or line breaks; of a cell with a wrong entry nothing but the first such. */
export function readEach<Entry>(
  text: string,
  readEntry: (text: string) => Entry | undefined,
): { read: Entry[]; wrong?: string } {
  const parts = cleanText(text)
    .split(/[;；\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const read: Entry[] = []
  for (const part of parts) {
    const entry = readEntry(part)
    if (entry === undefined) return { read: [], wrong: part }
    read.push(entry)
  }
  return { read }
}
