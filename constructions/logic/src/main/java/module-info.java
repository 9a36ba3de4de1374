/**
 * Gates of every kind by channels of neurons, in one stage and in chains of stages.
 *
 * @provides org.superpose.core.construction.Construction channels that are inactive for gates that
 *     are on, in one stage and in chains
 */
module org.superpose.constructions.logic {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.logic.ChainedChannels,
      org.superpose.constructions.logic.SilentChannels;
}
