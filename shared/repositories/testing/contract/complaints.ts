import { beforeEach, expect, it } from 'vitest'
import type { Complaint, Complaints } from '../../complaints.ts'

const complaint = (complaintId: string, text = '页面打不开'): Complaint => ({
  complaintId,
  text,
  by: 'u-li',
  role: 'cadre',
  at: '2026-06-03T01:00:00.000Z',
})

/** What every store of complaints does; `open` gives an empty one. */
export function complaintsContract(open: () => Promise<Complaints>): void {
  let complaints: Complaints
  beforeEach(async () => {
    complaints = await open()
  })

  it('keeps the first of an id, by root org', async () => {
    const first = complaint('k-1')
    expect(await complaints.addComplaint('ha', first)).toEqual({ first, added: true })
    expect(await complaints.addComplaint('ha', complaint('k-1', '太慢'))).toEqual({ first, added: false })
    await complaints.addComplaint('ha', complaint('k-0'))
    await complaints.addComplaint('xz', complaint('k-9'))
    expect(await complaints.listComplaints('ha')).toEqual([complaint('k-0'), first])
    expect(await complaints.listComplaints('xz')).toEqual([complaint('k-9')])
  })

  it('keeps the last answer', async () => {
    const answer = (text: string) => ({ text, by: 'u-city', at: '2026-06-04T01:00:00.000Z' })
    expect(await complaints.answerComplaint('ha', 'k-1', answer('已修复'))).toBeUndefined()
    await complaints.addComplaint('ha', complaint('k-1'))
    await complaints.answerComplaint('ha', 'k-1', answer('正在处理'))
    const answered = { ...complaint('k-1'), answer: answer('已修复') }
    expect(await complaints.answerComplaint('ha', 'k-1', answer('已修复'))).toEqual(answered)
    expect(await complaints.listComplaints('ha')).toEqual([answered])
  })
}
