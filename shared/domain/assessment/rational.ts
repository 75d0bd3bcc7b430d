/** An exact fraction; `den` is positive. */
export interface Rational {
  num: bigint
  den: bigint
}

/** Σ weight · value / Σ weight, exactly; null where nothing has weight. */
export function weightedMean(parts: readonly { weight: number; value: Rational }[]): Rational | null {
  let num = 0n
  let den = 1n
  let weights = 0n
  for (const { weight, value } of parts) {
    const w = BigInt(weight)
    num = num * value.den + w * value.num * den
    den *= value.den
    weights += w
  }
  return weights === 0n ? null : { num, den: den * weights }
}

/** 100 · value, rounded half-up to one decimal: the only rounding there is. */
export function percent({ num, den }: Rational): number {
  return Number((2000n * num + den) / (2n * den)) / 10
}
