/**
 * A plugin of Superpose.
 *
 * @provides org.superpose.core.construction.Construction and-per-neuron
 */
module org.example.andperneuronplugin {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.example.andperneuronplugin.AndPerNeuronConstruction;
}
