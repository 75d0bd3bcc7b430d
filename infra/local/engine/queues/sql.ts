import type { Store } from '../store.ts'

/** A message as it is kept. */
export interface Row {
  id: number
  messageId: string
  body: string
  attributes: string
  sentAt: number
  receiveCount: number
  firstReceivedAt: number | null
  sourceArn: string | null
}

/** The statements that queues are made of. */
export function prepareStatements({ database }: Store) {
  const sql = (text: string) => database.prepare(text)
  return {
    insert: sql(
      'INSERT INTO messages (queue, messageId, body, attributes, sentAt, visibleAt) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    anyVisible: sql('SELECT 1 FROM messages WHERE queue = ? AND visibleAt <= ? LIMIT 1'),
    visible: sql('SELECT * FROM messages WHERE queue = ? AND visibleAt <= ? ORDER BY visibleAt, id LIMIT ?'),
    nextVisible: sql('SELECT min(visibleAt) AS at FROM messages WHERE queue = ? AND visibleAt > ?'),
    take: sql(
      'UPDATE messages SET visibleAt = ?, receipt = ?, firstReceivedAt = ?, receiveCount = receiveCount + 1 WHERE id = ?',
    ),
    move: sql(
      `UPDATE messages SET queue = ?, messageId = ?, sentAt = ?, visibleAt = ?, sourceArn = ?,
        receipt = NULL, receiveCount = 0, firstReceivedAt = NULL WHERE id = ?`,
    ),
    remove: sql('DELETE FROM messages WHERE queue = ? AND receipt = ?'),
    changeVisibility: sql('UPDATE messages SET visibleAt = ? WHERE queue = ? AND receipt = ?'),
    giveBack: sql(
      'UPDATE messages SET visibleAt = min(visibleAt, ?), receipt = NULL WHERE queue = ? AND receipt = ?',
    ),
    recover: sql(
      `UPDATE messages SET visibleAt = ?, receipt = NULL, receiveCount = receiveCount - 1
        WHERE queue = ? AND receipt IS NOT NULL`,
    ),
    purge: sql('DELETE FROM messages WHERE queue = ?'),
    expire: sql('DELETE FROM messages WHERE queue = ? AND sentAt < ?'),
    depth: sql(
      `SELECT sum(visibleAt <= ?) AS visible, sum(visibleAt > ? AND receiveCount > 0) AS inFlight,
        sum(visibleAt > ? AND receiveCount = 0) AS delayed FROM messages WHERE queue = ?`,
    ),
  }
}
