/** Takes weights and precision from networks that are built: pruning and quantization. */
@NullMarked
package org.superpose.core.compression;

import org.jspecify.annotations.NullMarked;
