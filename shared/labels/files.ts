/** Why a file as a whole cannot be read, for the person who sent it. */
export const fileReasons = {
  empty: '文件为空',
  tooLarge: (megabytes: number) => `文件不应超过${megabytes}MB`,
  inflatedTooLarge: (megabytes: number) => `文件解压后超过${megabytes}MB，请删去多余内容后重新上传`,
  oldOrEncrypted: '不支持旧版 .xls 文件或加密文件，请取消密码并另存为 .xlsx 后上传',
  encrypted: '文件已加密，请取消密码后重新上传',
  oneFile: '请上传一个电子表格文件（.xlsx 或 .csv），一次一个',
  notASpreadsheet: '文件不是电子表格，请上传 .xlsx 或 .csv 文件',
  notAWorkbook: '文件已损坏或不是有效的 .xlsx 文件，请用电子表格软件重新保存后上传',
  damaged: '文件内容已损坏，请用电子表格软件重新保存后上传',
  badQuotes: '文件格式有误（引号不配对或单行过长），请检查后重新上传',
  unknownEncoding: '无法识别文件编码，请将文件另存为 .xlsx 或 UTF-8 编码的 .csv 后上传',
  tooManyMerges: '合并单元格过多，请取消不必要的合并后重新上传',
  tooManyBlankRows: (most: number) => `表格不应超过${most}行，请删除空行`,
  tooManyRows: (most: number, row: number) => `表格不应超过${most}行，第${row}行仍有内容`,
  tooManyRowsAltogether: (most: number) => `各工作表合计不应超过${most}行，请分成几个文件上传`,
  tooManyCadres: (most: number) => `各工作表合计不应超过${most}名团干部，请分成几个文件上传`,
  tooManyColumns: (most: number, column: number) => `表格不应超过${most}列，第${column}列仍有内容`,
  cellTooLong: (row: number, column: number, characters: number) =>
    `第${row}行第${column}列的内容超过${characters}字，请精简后重新上传`,
} as const
