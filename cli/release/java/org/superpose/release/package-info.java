/** Makes, while a release is built, what it has besides the application. */
package org.superpose.release;
