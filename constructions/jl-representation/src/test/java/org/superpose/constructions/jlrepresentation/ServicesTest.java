package org.superpose.constructions.jlrepresentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.Construction;

class ServicesTest {

  @Test
  void classPathAndModulePathFindTheSameConstructions() throws IOException {
    Module module = RandomCodes.class.getModule();
    String providers =
        String.join("\n", module.getDescriptor().provides().iterator().next().providers());
    assertThat(providers).contains(RandomCodes.class.getName());
    try (InputStream file =
        module.getResourceAsStream("META-INF/services/" + Construction.class.getName())) {
      assertThat(file).asString(StandardCharsets.UTF_8).isEqualToIgnoringWhitespace(providers);
    }
  }
}
