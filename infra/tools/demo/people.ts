import { categoryShortLabels } from '../../../shared/labels/roster.ts'
import { askLocal } from '../local-stack.ts'
import { forgetful } from './close.ts'
import { countyId, type Desk, namesOf, rootId } from './desk.ts'

/** Somebody whom one may be on the local issuer's page. */
export interface DemoPerson {
  readonly label: string
  readonly claims: Readonly<Record<string, string>>
}

/** Whom one may log in as: two cadres, their county's and their city's committee. */
export function peopleOf({ county, labels }: Pick<Desk, 'county' | 'labels'>): DemoPerson[] {
  const names = namesOf(county)
  const steady = forgetful(county)
  const partTime = county.workers.find(
    ({ person: { category, orgId } }) => category === 'partTime' && orgId.startsWith(countyId),
  )
  const cadres = [steady, ...(partTime ? [partTime] : [])].map(({ person }) => ({
    label: `${person.name}（${names.org(person.orgId)}，${categoryShortLabels[person.category]}团干部）`,
    claims: { role: 'cadre', cadreId: person.cadreId },
  }))
  const committees = (['orgAdmin', 'assessor', 'collector', 'analyst'] as const).map(role => {
    const org = role === 'orgAdmin' ? countyId : rootId
    return { label: `${names.org(org)} ${labels.roles[role]}`, claims: { role, org } }
  })
  return [...cadres, ...committees]
}

/** Puts the demo's people on the local issuer's page, and says so in a line. */
export async function invite(desk: Desk): Promise<string> {
  const people = peopleOf(desk)
  await askLocal(desk.url, 'oidc/people', people)
  const [cadre, , admin] = people
  return `打开 ${desk.url} 登录：选“${cadre?.label}”看团干部的页面，选“${admin?.label}”看委员会的页面。`
}
