package org.superpose.formats.graph;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.superpose.formats.input.Quotes;

/**
 * Reads the nodes and edges of a GraphML file; data and attributes are left out. Document types and
 * external entities are not followed.
 */
final class GraphMlReader {

  private final InputStream in;
  private final PairCollector pairs;

  GraphMlReader(InputStream in, PairCollector pairs) {
    this.in = in;
    this.pairs = pairs;
  }

  Graph read() throws GraphFileException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    int line = 1;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      boolean graph = false;
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          line = xml.getLocation().getLineNumber();
          graph |= xml.getLocalName().equals("graphml");
          if (!graph) {
            throw new GraphFileException(
                line,
                "is XML, but its first element is %s, expected graphml"
                    .formatted(Quotes.quote(xml.getLocalName())));
          }
          element(xml, line);
        }
      }
    } catch (XMLStreamException e) {
      int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
      String reason = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
      throw new GraphFileException(
          at, "is not well-formed XML: " + reason.lines().findFirst().orElse(""));
    }
    if (!pairs.knowsIds()) {
      pairs.settle(GraphRules.Ids.NAMES);
    }
    return pairs.graph(line);
  }

  private void element(XMLStreamReader xml, int line) throws GraphFileException {
    switch (xml.getLocalName()) {
      case "node" -> {
        String id = attribute(xml, "id");
        pairs.settleBy(id);
        pairs.vertex(line, id, "<node id=" + id + ">");
      }
      case "edge" -> {
        String source = attribute(xml, "source");
        String target = attribute(xml, "target");
        pairs.settleBy(source);
        pairs.pair(line, source, target, source + "," + target);
      }
      case "hyperedge" ->
          pairs.fault(line, "a hyperedge has more than two ends; only edges are read");
      default -> {
        // Keys, data and whatever programs add say nothing of the graph.
      }
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }
}
