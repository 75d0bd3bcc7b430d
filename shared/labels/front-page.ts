/** Everything that the front page says. */
export const frontPage = {
  title: '百心',
  intro: '“走支部连百心”和“1+100”联系青年工作的后台系统：记录团干部与青年的联系，按月考核，督办青年诉求。',
  developers: '开发人员',
  reference: '接口文档',
  document: '接口描述文件（OpenAPI 3.1）',
  youths: '青年朋友',
  youthsHint:
    '请打开团组织发给您的专属链接，或扫描其二维码，评价联系工作、提出诉求。没有链接的，请向联系您的团组织索取。',
} as const
