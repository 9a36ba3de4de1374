"use strict";
/*
 * The statistics of the plots: a median and what is known of it from a few seeds, a share and what is
 * known of it from a few networks. No assumption about distributions is made.
 */
const statisticsOf = (() => {
  const ascending = (values) => [...values].sort((a, b) => a - b);

  const median = (values) => {
    const sorted = ascending(values);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  };

  /** The probability of at most k successes in n trials, each with probability p. */
  function atMost(k, n, p) {
    if (k >= n || p <= 0) return 1;
    if (p >= 1) return 0;
    let logarithm = n * Math.log1p(-p);
    let sum = Math.exp(logarithm);
    for (let i = 1; i <= k; i++) {
      logarithm += Math.log(((n - i + 1) / i) * (p / (1 - p)));
      sum += Math.exp(logarithm);
    }
    return Math.min(1, sum);
  }

  /**
   * Two of the values between which the median of their distribution lies, and the confidence in that:
   * the innermost two with at least 95 %, else the least and the largest.
   */
  function medianInterval(values) {
    const sorted = ascending(values);
    const n = sorted.length;
    const confidence = (rank) => 1 - 2 * atMost(rank, n, 0.5);
    let rank = 0;
    while (rank + 1 < n >> 1 && confidence(rank + 1) >= 0.95) rank++;
    return { low: sorted[rank], high: sorted[n - 1 - rank], confidence: n > 1 ? confidence(rank) : 0 };
  }

  /** Where a falling function on [0, 1] passes a value. */
  function crossing(falling, value) {
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (falling(middle) > value) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  /** Clopper and Pearson's limits for a probability, with confidence 95 %. */
  const shareInterval = (successes, trials) => ({
    low: successes === 0 ? 0 : crossing((p) => atMost(successes - 1, trials, p), 0.975),
    high: successes === trials ? 1 : crossing((p) => atMost(successes, trials, p), 0.025),
  });

  return { median, medianInterval, shareInterval };
})();
