/** The font of every sheet, and its footer: `&P` is the page's number, `&N` how many there are. */
export const [sheetFont, pageFooter] = ['宋体', '第 &P 页，共 &N 页']

/** The name of a sheet that has none. */
export const namelessSheet = '表格'
