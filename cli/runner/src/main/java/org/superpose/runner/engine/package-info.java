/** The contract of engines that run cells on other machines: plain values in, plain values out. */
package org.superpose.runner.engine;
