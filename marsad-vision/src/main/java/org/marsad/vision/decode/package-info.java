/// From coded packets to pictures, on FFmpeg: the decoder, the conversion of odd pixel formats to 8-bit 4:2:0, the
/// Annex B form of packets, and the one place where the native libraries are loaded and their errors put into words.
/// Nothing here reads a file or a network.
@NullMarked
package org.marsad.vision.decode;

import org.jspecify.annotations.NullMarked;
