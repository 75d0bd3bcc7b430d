import { tell } from './run.ts'
import type { Story } from './story.ts'
import type { Tampering } from './tampering.ts'

/** Times that a smaller story is tried. */
const mostTries = 600

/** The list without whatever can be left out so that it still holds: halves first, then ever smaller parts. */
async function without<Item>(list: readonly Item[], holds: (left: readonly Item[]) => Promise<boolean>) {
  let left = [...list]
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length; ) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)]
      if (await holds(fewer)) left = fewer
      else from += size
    }
  }
  return left
}

/** The smallest story that still fails: fewer actions, faults and outages. Only within `virtually`. */
export async function shrink(failing: Story, tampering?: () => Tampering): Promise<Story> {
  let tries = 0
  const fails = async (story: Story) =>
    tries++ < mostTries && (await tell(story, tampering?.())).found.length > 0
  let story = failing
  const keep = async (smaller: Story) => {
    if (!(await fails(smaller))) return false
    story = smaller
    return true
  }
  for (let before = -1; before !== sizeOf(story) && tries < mostTries; ) {
    before = sizeOf(story)
    await without(story.outages, outages => keep({ ...story, outages }))
    await without(story.actions, actions => keep({ ...story, actions }))
    await without([...story.faults.kinds], kinds =>
      keep({ ...story, faults: { ...story.faults, kinds: new Set(kinds) } }),
    )
    const { faults } = await tell(story, tampering?.())
    const places = faults.map(({ kind, place }) => `${kind} ${place}`)
    const spared = story.faults.spared ?? new Set()
    await without(places, needed =>
      keep({
        ...story,
        faults: {
          ...story.faults,
          spared: new Set([...spared, ...places.filter(place => !needed.includes(place))]),
        },
      }),
    )
  }
  return story
}

const sizeOf = ({ actions, outages, faults }: Story) =>
  actions.length + outages.length + faults.kinds.size - (faults.spared?.size ?? 0) / 1000
