package org.marsad.formats.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.PixelBox;

class MotFileTest {

    @Test
    void aBoxAtMotsFirstPixelStartsAtTheEdgeOfThePicture() throws IOException {
        MotRow row = only("1,7,1,1,10,20,1,-1,-1,-1");
        assertThat(row).isEqualTo(MotRow.ofTrack(1, 7, new PixelBox(0, 0, 10, 20), 1));
        assertThat(MotFile.format(row)).isEqualTo("1,7,1.00,1.00,10.00,20.00,1.000,-1,-1,-1");
    }

    @Test
    void nineColumnsEndInClassAndVisibilityAndTenInAPlace() throws IOException {
        assertThat(only("3,1,912,484,97,109,0,7,0.5").note())
                .isEqualTo(new MotNote.Labelled(7, 0.5));
        assertThat(only("1,9,499,158,31.03,75.17,1,-4.1554,-7.3591,0").note())
                .isEqualTo(new MotNote.WorldFoot(-4.1554, -7.3591, 0));
        assertThat(only("1,9,499,158,31,75,1").note()).isEqualTo(new MotNote.Silent());
    }

    @Test
    void readsWhatItWrites() throws IOException {
        List<MotRow> rows =
                List.of(
                        MotRow.ofTrack(1, 7, new PixelBox(-3.25, 4.5, 10, 20), 0.25),
                        new MotRow(
                                2,
                                8,
                                new PixelBox(1, 2, 3, 4),
                                1,
                                new MotNote.WorldFoot(-1.5, 2, 0)),
                        new MotRow(
                                2, 9, new PixelBox(1, 2, 3, 4), 0, new MotNote.Labelled(12, 0.5)));
        StringWriter text = new StringWriter();
        MotFile.write(text, rows);
        assertThat(read(text.toString())).isEqualTo(rows);
    }

    @Test
    void takesBlanksBetweenCellsEmptyLinesAndWholeNumbersWithAPoint() throws IOException {
        assertThat(read("# a note\n\n 1 -1.0 2 3 4 5 0.5\r\n2, -1, 2, 3, 4, 5, 0.5\n"))
                .extracting(MotRow::frame, MotRow::id)
                .containsExactly(tuple(1, -1), tuple(2, -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3                | 3 columns",
                "0,1,1,1,5,5,1        | frames count from 1",
                "1,1,1,1,0,5,1        | positive size",
                "1.5,1,1,1,5,5,1      | not a whole number",
                "1,1,nan,1,5,5,1      | nan",
                "frame,id,l,t,w,h,c   | frame",
            })
    void namesFileAndLineOfABadRow(String line, String reason) {
        assertThatThrownBy(() -> read("1,1,1,1,5,5,1\n" + line + "\n"))
                .isInstanceOf(MotFormatException.class)
                .hasMessageStartingWith("a.txt line 2: expected frame,id,")
                .hasMessageContaining(reason);
    }

    private static MotRow only(String line) throws IOException {
        return read(line).getFirst();
    }

    private static List<MotRow> read(String text) throws IOException {
        return MotFile.read(new BufferedReader(new StringReader(text)), "a.txt");
    }
}
