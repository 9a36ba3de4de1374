/**
 * The asymptotic laws of Adler and Shavit, and of Hänni and others, as reference curves.
 *
 * @provides org.superpose.core.bound.Bound the laws
 */
module org.superpose.bounds.adlershavit {
  requires org.superpose.core;

  provides org.superpose.core.bound.Bound with
      org.superpose.bounds.adlershavit.AdlerShavitCapacity,
      org.superpose.bounds.adlershavit.AdlerShavitNeuronsLower,
      org.superpose.bounds.adlershavit.AdlerShavitNeuronsUpper,
      org.superpose.bounds.adlershavit.AdlerShavitParametersLower,
      org.superpose.bounds.adlershavit.AdlerShavitParametersUpper,
      org.superpose.bounds.adlershavit.HanniNeuronsUpper;
}
