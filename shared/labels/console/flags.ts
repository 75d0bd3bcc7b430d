/** What the page of flags says. */
export const hint = '线索只供人工核实，不影响得分。'
export const none = '没有待核实的线索。'
export const noneHint = '短时集中联系、月末集中补录、半天多处报到和异常评分会列在这里。'
export const events = (count: number) => `相关记录${count}条`
export const decision = '核实结果'
export const reason = '说明'
export const save = '核实'
export const saved = '已核实'
