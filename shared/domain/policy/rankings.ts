/** Whether people may be ranked by a score; a version that was made before the key was does not say so. */
export const mayRank = ({ rankings }: { readonly rankings?: boolean }): boolean => rankings === true
