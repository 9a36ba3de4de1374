/**
 * Representing many features on few neurons, after Johnson and Lindenstrauss, and what a readout
 * alone can compute from such a representation: there are no hidden layers here.
 *
 * @provides org.superpose.core.construction.Construction codes: random-codes, gaussian-codes,
 *     sparse-codes, reed-solomon-codes; and universal-reads
 */
module org.superpose.constructions.jlrepresentation {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.jlrepresentation.GaussianCodes,
      org.superpose.constructions.jlrepresentation.RandomCodes,
      org.superpose.constructions.jlrepresentation.ReedSolomonCodes,
      org.superpose.constructions.jlrepresentation.SparseCodes,
      org.superpose.constructions.jlrepresentation.UniversalReads;
}
