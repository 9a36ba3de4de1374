/** Makes static pages of the documents and of the interfaces' Javadoc, and checks their links. */
package org.superpose.site;
