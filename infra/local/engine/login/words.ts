/** What the login page of this machine's issuer says; it stands for an issuer's own page, which is not the product's. */
export const words = {
  title: '选择身份',
  hint: '这是本机的登录页，只在这台电脑上有效：选谁就是谁，不需要密码。',
  people: '人物',
  other: '其他身份',
  role: '身份',
  roles: {
    cadre: '团干部',
    orgAdmin: '组织管理员',
    assessor: '考核员',
    collector: '采集员',
    analyst: '分析员',
  },
  org: '组织编号（团干部不填）',
  cadreId: '团干部编号（仅团干部，或兼任者）',
  enter: '进入',
  wrong: '这个登录请求不完整，请从百心页面重新登录。',
}
