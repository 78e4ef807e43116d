package org.marsad.station.serve;

import java.util.List;
import org.marsad.sensor.SensorId;
import org.marsad.station.sink.PageJson;
import org.marsad.station.store.Store;
import org.marsad.station.tracks.SensorBook;

/// Acts on sensors as the page gets them back.
final class SensorJson {

    private SensorJson() {}

    /// How the sensor does after an act. Throws {@link Refusal} when nothing was done.
    static String now(SensorId sensor, SensorBook.Result result) {
        return switch (result) {
            case SensorBook.Result.Done(var status) -> PageJson.sensor(status);
            case SensorBook.Result.NoSuchSensor() -> throw unknown(sensor.value());
            case SensorBook.Result.NothingClear() ->
                    throw new Refusal(
                            409,
                            "sensor.nothing_clear",
                            "nothing more is wrong with %s for sure".formatted(sensor));
            case SensorBook.Result.NothingTakenOff() ->
                    throw new Refusal(
                            409,
                            "sensor.nothing_taken_off",
                            "nothing is taken off the reports of %s".formatted(sensor));
        };
    }

    static Refusal unknown(String sensor) {
        return new Refusal(404, "sensor.unknown", "no sensor '%s' has sent yet".formatted(sensor));
    }

    /// @param acts newest first
    static String acts(List<Store.StoredCorrection> acts) {
        List<String> items =
                acts.stream()
                        .map(
                                act ->
                                        PageJson.object(
                                                json -> {
                                                    json.writeStringProperty(
                                                            "time", act.time().toString());
                                                    json.writeStringProperty("by", act.by());
                                                    PageJson.writeCorrection(
                                                            json, act.correction());
                                                }))
                        .toList();
        return "{\"acts\":" + PageJson.array(items) + "}";
    }
}
