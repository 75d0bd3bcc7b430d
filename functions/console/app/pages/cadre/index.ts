import { cadrePages as words } from '../../../../../shared/labels/console/cadre.ts'
import type { Me } from '../../session.ts'
import type { Page } from '../page.ts'

/** Cadres, and admins who are cadres too. */
const isCadre = (me: Me) => me.cadre?.name !== undefined

/** The cadre's own pages, in the order of the menu. */
export const cadrePages: readonly Page[] = [
  {
    path: 'today',
    title: words.today.title,
    isFor: isCadre,
    load: async () => (await import('./today.tsx')).Today,
  },
  {
    path: 'youths',
    title: words.youths.title,
    isFor: isCadre,
    load: async () => (await import('./youths.tsx')).Youths,
  },
  {
    path: 'month',
    title: words.month.title,
    isFor: isCadre,
    load: async () => (await import('./month.tsx')).Month,
  },
  {
    path: 'demands',
    title: words.demands.title,
    isFor: isCadre,
    load: async () => (await import('./demands.tsx')).Demands,
  },
]
