package org.marsad.formats.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.formats.UnusableFileException;

class ElevationFileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "false, 0, false, 1",
        "true, 0, false, 1",
        "false, 0, true, 2",
        "true, 0, true, 3",
        "false, 4, false, 1",
        "true, 4, true, 3",
        "false, 16, true, 2",
        "true, 16, true, 1",
    })
    void readsGeoTiffInEveryForm(boolean floats, int block, boolean deflated, int predictor)
            throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            GeodeticRaster raster =
                    read(
                            "x.tif",
                            new WrittenTiff(order, floats, block, deflated, predictor, 4326)
                                    .bytes());
            assertThat(raster.lattice()).isEqualTo(new GeodeticLattice(10, 48, 0.5, 0.5, 7, 5));
            assertThat(raster.heightMetres(0, 4)).isEqualTo(0);
            assertThat(raster.heightMetres(6, 0)).isEqualTo(406);
            assertThat(raster.heightMetres(3, 2)).as("GDAL_NODATA is 203").isNaN();
            assertThat(raster.countUnknown()).isEqualTo(1);
            assertThat(raster.heightMetresAt(49.25, 12.25)).isEqualTo(154.5, within(1e-9));
        }
    }

    @Test
    void refusesAnotherGeographicSystem() {
        byte[] ed50 = new WrittenTiff(ByteOrder.LITTLE_ENDIAN, true, 0, false, 1, 4230).bytes();
        assertUnusable("x.tif", ed50, "expected WGS 84 latitude and longitude (EPSG:4326), came");
    }

    @Test
    void readsHgtPlainAndZipped() throws IOException {
        byte[] tile = hgt(1201);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("tiles/S07W078.hgt"));
            zip.write(tile);
        }
        for (GeodeticRaster raster :
                new GeodeticRaster[] {
                    read("S07W078.hgt", tile), read("any.zip", zipped.toByteArray())
                }) {
            assertThat(raster.lattice().southDegrees()).isEqualTo(-7);
            assertThat(raster.lattice().westDegrees()).isEqualTo(-78);
            assertThat(raster.heightMetres(0, 1200)).as("first in the file").isEqualTo(-5);
            assertThat(raster.heightMetres(1200, 0)).as("last in the file").isEqualTo(777);
            assertThat(raster.countUnknown()).isEqualTo(1);
            assertThat(raster.heightMetres(1, 1200)).isNaN();
        }
    }

    @Test
    void readsOneSecondHgt() throws IOException {
        assertThat(read("n36e044.hgt", hgt(3601)).lattice().columns()).isEqualTo(3601);
    }

    @Test
    void readsDtedColumnsFromSouthToNorth() throws IOException {
        GeodeticRaster raster = read("x.dt0", dted());
        assertThat(raster.lattice().westDegrees()).isEqualTo(44);
        assertThat(raster.lattice().southDegrees()).isEqualTo(-36.5);
        assertThat(raster.lattice().columnStepDegrees()).isCloseTo(30 / 3600.0, within(1e-12));
        assertThat(raster.lattice().columns()).isEqualTo(4);
        assertThat(raster.lattice().rows()).isEqualTo(3);
        assertThat(raster.heightMetres(0, 0)).isEqualTo(-12);
        assertThat(raster.heightMetres(0, 2)).isEqualTo(2);
        assertThat(raster.heightMetres(3, 1)).isEqualTo(301);
        assertThat(raster.heightMetres(2, 2)).isNaN();
    }

    @Test
    void namesTheDamagedColumnOfADtedFile() {
        byte[] flipped = dted();
        flipped[3428 + 18 * 2 + 9] ^= 4;
        assertUnusable("x.dt0", flipped, "column 2 is damaged, its checksum is");
        byte[] shifted = dted();
        shifted[3428 + 18] = 0;
        assertUnusable("x.dt0", shifted, "column 1 is damaged, its record begins with aa, came 00");
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertUnusable(
                "N36E044.hgt",
                new byte[1000],
                "HGT has 2884802 bytes (3\") or 25934402 (1\"), came 1000; copy the file again");
        assertUnusable(
                "tile.hgt", hgt(1201), "named after its south-west corner, like N36E044.hgt");
        assertUnusable(
                "holiday.jpg",
                new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1, 2},
                "expected an elevation file, DTED (.dt0, .dt1, .dt2), HGT (.hgt, .hgt.zip) or"
                        + " GeoTIFF, came 5 bytes beginning ff d8 00 01");
        assertUnusable("empty.hgt", new byte[0], "came 0");
        assertUnusable("x.dt1", Arrays.copyOf(dted(), 3000), "3428 bytes of headers, came 3000");
        assertUnusable("x.dt1", Arrays.copyOf(dted(), 3450), "has 3500 bytes, came 3450");
        assertThatThrownBy(() -> ElevationFile.read(folder.resolve("none.hgt")))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("there is none at");
    }

    /// Whatever comes, it is read or refused by name; nothing else is thrown.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesDamagedFiles(long seed) throws IOException {
        Random random = new Random(seed);
        byte[][] originals = {
            dted(),
            new WrittenTiff(ByteOrder.LITTLE_ENDIAN, true, 4, true, 3, 4326).bytes(),
            new WrittenTiff(ByteOrder.BIG_ENDIAN, false, 0, false, 1, 4326).bytes()
        };
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] original = originals[i % originals.length];
            byte[] damaged =
                    Arrays.copyOf(
                            original,
                            i % 2 == 0 ? original.length : random.nextInt(5, original.length));
            for (int k = 0; k < 6; k++) {
                damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt();
            }
            try {
                read("damaged", damaged);
            } catch (UnusableFileException e) {
                assertThat(e).hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    private GeodeticRaster read(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return ElevationFile.read(file);
    }

    private void assertUnusable(String name, byte[] bytes, String message) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private static byte[] hgt(int side) {
        ByteBuffer tile = ByteBuffer.allocate(2 * side * side);
        tile.putShort(0, (short) -5);
        tile.putShort(2, Short.MIN_VALUE);
        tile.putShort(2 * side * side - 2, (short) 777);
        return tile.array();
    }

    /// 4 columns, 3 rows, 30" apart from 36°30′ S, 44° E; height 100 column + row, the first one -12,
    /// the last of column 2 unknown.
    private static byte[] dted() {
        byte[] header = new byte[3428];
        Arrays.fill(header, (byte) ' ');
        byte[] label =
                "UHL10440000E0363000S03000300NA  U              00040003"
                        .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(label, 0, header, 0, label.length);
        ByteBuffer file = ByteBuffer.allocate(3428 + 4 * 18).put(header);
        for (int column = 0; column < 4; column++) {
            int start = file.position();
            file.putInt(0xaa000000 | column).putShort((short) column).putShort((short) 0);
            for (int row = 0; row < 3; row++) {
                int height = column == 0 && row == 0 ? 0x8000 | 12 : 100 * column + row;
                file.putShort((short) (column == 2 && row == 2 ? 0xffff : height));
            }
            int sum = 0;
            for (int i = start; i < file.position(); i++) {
                sum += file.get(i) & 0xff;
            }
            file.putInt(sum);
        }
        return file.array();
    }
}
