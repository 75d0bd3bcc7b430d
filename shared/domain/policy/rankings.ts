/** Whether people may be ranked by a score. A version older than this key allows no ranking. */
export const mayRank = ({ rankings }: { readonly rankings?: boolean }): boolean => rankings === true
