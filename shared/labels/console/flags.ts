/** What the page of flags says. */
export const hint = '线索只供人工核实，不影响得分。'
export const none = '没有待核实的线索。'
export const events = (count: number) => `相关记录${count}条`
export const decision = '核实结果'
export const reason = '说明'
export const save = '核实'
export const saved = '已核实'
