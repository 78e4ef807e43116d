/// Measures the product: scores of its results against truth, and how fast it makes them.
@NullMarked
package org.marsad.bench;

import org.jspecify.annotations.NullMarked;
