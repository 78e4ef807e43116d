package org.marsad.formats.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TomlTableTest {

    private enum Side {
        LEFT_TO_RIGHT,
        BOTH
    }

    @Test
    void readsEveryKindOfValue() {
        TomlTable table =
                TomlTable.parse(
                        "site.toml",
                        """
                        title = "Night"
                        seed = 7
                        height = 30
                        share = 0.5
                        on = true
                        start = 18:30:00
                        end = "06:00"
                        side = "left_to_right"
                        corners = [[1, 2.5], [-3, 4]]
                        name = { "" = "Gate", ar = "بوابة" }
                        [[camera]]
                        id = "a"
                        [[camera]]
                        id = "b"
                        """);

        assertThat(table.getString("title")).isEqualTo("Night");
        assertThat(table.getInt("seed")).isEqualTo(7);
        assertThat(table.getDouble("height")).isEqualTo(30.0);
        assertThat(table.getDoubleBetween("share", 0, 1)).isEqualTo(0.5);
        assertThat(table.getBoolean("on")).isTrue();
        assertThat(table.getTime("start")).isEqualTo(LocalTime.of(18, 30));
        assertThat(table.getTime("end")).isEqualTo(LocalTime.of(6, 0));
        assertThat(table.getChoice("side", Side.class)).isEqualTo(Side.LEFT_TO_RIGHT);
        assertThat(table.listPoints("corners", 2))
                .containsExactly(List.of(1.0, 2.5), List.of(-3.0, 4.0));
        assertThat(table.getTexts("name")).containsExactly(entry("", "Gate"), entry("ar", "بوابة"));
        assertThat(table.listTables("camera"))
                .extracting(camera -> camera.getString("id"))
                .containsExactly("a", "b");
        assertThat(table.findString("absent")).isEmpty();
        assertThat(table.getInt("absent", 3)).isEqualTo(3);
        table.finish();
    }

    @Test
    void namesTheKeyThatWasProbablyMeant() {
        assertComplaint(
                "[[camera]]\nheigth = 30",
                table -> {
                    table.listTables("camera").getFirst().getDouble("height", 20);
                    table.finish();
                },
                "site.toml: camera[0].heigth: unknown key, did you mean 'height'?");
    }

    @Test
    void listsTheKnownKeysWhenNoneIsNear() {
        assertComplaint(
                "colour = 1",
                table -> {
                    table.getInt("seed", 0);
                    table.getInt("port", 0);
                    table.finish();
                },
                "site.toml: colour: unknown key, known here: port, seed");
    }

    @Test
    void pointsAtAMisspelledKeyThatIsNeeded() {
        assertComplaint(
                "heigth = 30",
                table -> table.getDouble("height"),
                "site.toml: height: missing, expected a number; 'heigth' is there, did you mean"
                        + " that?");
    }

    @Test
    void refusesWrongTypesAndRanges() {
        assertComplaint(
                "seed = \"7\"",
                table -> table.getInt("seed"),
                "site.toml: seed: expected a whole number, was \"7\"");
        assertComplaint(
                "seed = 7.5",
                table -> table.getInt("seed"),
                "site.toml: seed: expected a whole number, was 7.5");
        assertComplaint(
                "pan = 400",
                table -> table.getDoubleBetween("pan", 0, 360),
                "site.toml: pan: expected 0.0 to 360.0, was 400.0");
        assertComplaint(
                "start = \"late\"",
                table -> table.getTime("start"),
                "site.toml: start: expected a time of day such as 18:30:00, was 'late'");
        assertComplaint(
                "side = \"left\"",
                table -> table.getChoice("side", Side.class),
                "site.toml: side: expected one of left_to_right, both, was 'left'");
        assertComplaint(
                "corners = [[1, 2, 3]]",
                table -> table.listPoints("corners", 2),
                "site.toml: corners: expected points of 2 numbers each, was [1,2,3]");
        assertComplaint(
                "height = nan",
                table -> table.getDouble("height"),
                "site.toml: height: expected a number, was \"NaN\"");
    }

    @Test
    void saysWhereTheTextIsNotToml() {
        assertThatExceptionOfType(TomlException.class)
                .isThrownBy(() -> TomlTable.parse("site.toml", "seed = 7\nport = = 3\n"))
                .withMessageStartingWith("site.toml: not TOML at line 2");
    }

    private static void assertComplaint(String text, Consumer<TomlTable> read, String message) {
        TomlTable table = TomlTable.parse("site.toml", text);
        assertThatExceptionOfType(TomlException.class)
                .isThrownBy(() -> read.accept(table))
                .withMessage(message);
    }
}
