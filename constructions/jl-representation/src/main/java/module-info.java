/**
 * Representing many features on few neurons, after Johnson and Lindenstrauss: nothing is computed.
 *
 * @provides org.superpose.core.construction.Construction random-codes
 */
module org.superpose.constructions.jlrepresentation {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.jlrepresentation.RandomCodes;
}
