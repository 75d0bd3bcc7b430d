import * as demands from '../../../../../shared/labels/console/cadre/demands.ts'
import * as month from '../../../../../shared/labels/console/cadre/month.ts'
import * as today from '../../../../../shared/labels/console/cadre/today.ts'
import * as youths from '../../../../../shared/labels/console/cadre/youths.ts'
import type { Me } from '../../session.ts'
import type { Page } from '../page.ts'
import { Demands } from './demands.tsx'
import { Month } from './month.tsx'
import { Today } from './today.tsx'
import { Youths } from './youths.tsx'

/** Cadres, and admins who are cadres too. */
const isFor = (me: Me) => me.cadre?.name !== undefined

/** The cadre's own pages, in the order of the menu. */
export const cadrePages: readonly Page[] = [
  { path: 'today', title: today.title, isFor, View: Today },
  { path: 'youths', title: youths.title, isFor, View: Youths },
  { path: 'month', title: month.title, isFor, View: Month },
  { path: 'demands', title: demands.title, isFor, View: Demands },
]
