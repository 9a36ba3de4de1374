package org.superpose.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A document as Markdown means it. */
final class Page {

  private final Node document;
  private final List<String> targets = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private String title = "Superpose";

  Page(String markdown) {
    document =
        Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            targets.add(link.getDestination());
            link.setDestination(rendered(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            targets.add(image.getDestination());
            visitChildren(image);
          }

          @Override
          public void visit(Heading heading) {
            anchors.add(anchor(heading));
            if (heading.getLevel() == 1) {
              title = text(heading);
            }
            visitChildren(heading);
          }
        });
  }

  /** Returns where links and images lead, as they are written. */
  List<String> targets() {
    return targets;
  }

  /** Returns the names of its headings. */
  Set<String> anchors() {
    return anchors;
  }

  String title() {
    return title;
  }

  /** Returns its body. */
  String html() {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .attributeProviderFactory(_ -> Page::name)
        .build()
        .render(document);
  }

  private static void name(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", anchor(heading));
    }
  }

  /** Returns the name of the page that a document becomes. */
  static String rendered(String target) {
    return target.contains("://") ? target : target.replaceFirst("\\.md(#|$)", ".html$1");
  }

  /** Names a heading as GitHub does. */
  private static String anchor(Heading heading) {
    return text(heading)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak end) {
            text.append(' ');
          }
        });
    return text.toString();
  }
}
