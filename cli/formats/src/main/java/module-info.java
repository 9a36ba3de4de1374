/** Networks, problems and proofs as files: what other programs write and read. */
@SuppressWarnings("module") // names modules that are compiled later
module org.superpose.formats {
  requires static org.jspecify;
  requires transitive org.superpose.core;
  requires java.xml;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports org.superpose.formats;
  exports org.superpose.formats.circuit;
  exports org.superpose.formats.graph;
  exports org.superpose.formats.query;
  exports org.superpose.formats.input to
      org.superpose.runner;
  exports org.superpose.formats.digest to
      org.superpose.console,
      org.superpose.runner;
}
