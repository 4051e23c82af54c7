import Testing
import TrainingModel

@testable import WorkoutLogs

/// Names that look like an exercise and are another, or leave open which they are: no app's logs may take one for the other.
@Suite struct NamesWrongPairsTests {
  /// A name and the exercise that it must not mean.
  private static let pairs: [(String, String)] = [
    ("Incline Bench Press (Barbell)", "barbell_bench_press"), ("Decline Bench Press (Barbell)", "barbell_bench_press"),
    ("Bench Press - Close Grip (Barbell)", "barbell_bench_press"), ("Bench Press (Dumbbell)", "barbell_bench_press"),
    ("Bench Press (Smith Machine)", "barbell_bench_press"), ("Bench Press (Machine)", "barbell_bench_press"),
    ("Incline Bench Press (Smith Machine)", "smith_machine_bench_press"),
    ("Incline Bench Press (Smith Machine)", "incline_barbell_bench_press"),
    ("Incline Bench Press (Dumbbell)", "incline_barbell_bench_press"), ("Incline Bench Press (Cable)", "incline_dumbbell_press"),
    ("Decline Bench Press (Dumbbell)", "decline_barbell_bench_press"), ("Decline Bench Press (Dumbbell)", "dumbbell_bench_press"),
    ("Iso-Lateral Chest Press (Machine)", "chest_press_machine"), ("Decline Chest Press (Machine)", "chest_press_machine"),
    ("Chest Press (Cable)", "chest_press_machine"), ("Flat Machine Bench Press", "smith_machine_bench_press"),
    ("Hammer Strength Chest Press", "chest_press_machine"), ("Romanian Deadlift (Dumbbell)", "romanian_deadlift"),
    ("Romanian Deadlift (Barbell)", "deadlift"), ("Romanian Deadlift (Smith Machine)", "romanian_deadlift"),
    ("Stiff Leg Deadlift (Dumbbell)", "stiff_leg_deadlift"), ("Stiff Leg Deadlift (Dumbbell)", "dumbbell_romanian_deadlift"),
    ("Sumo Deadlift (Dumbbell)", "sumo_deadlift"), ("Sumo Deadlift (Kettlebell)", "sumo_deadlift"),
    ("Deadlift (Smith Machine)", "deadlift"),
    ("Deadlift (Band)", "deadlift"), ("Single Leg Romanian Deadlift (Barbell)", "single_leg_romanian_deadlift"),
    ("Single Leg Romanian Deadlift (Barbell)", "romanian_deadlift"), ("Leg Curl (Machine)", "seated_leg_curl"),
    ("Leg Curl (Machine)", "lying_leg_curl"), ("Leg Curl", "lying_leg_curl"), ("Standing Leg Curls", "lying_leg_curl"),
    ("Single Leg Extensions", "leg_extension"), ("Seated Leg Press (Machine)", "leg_press"),
    ("Leg Press Horizontal (Machine)", "leg_press"),
    ("Calf Press on Seated Leg Press", "leg_press_calf_raise"), ("Donkey Calf Raise", "standing_calf_raise"),
    ("Standing Calf Raise (Smith Machine)", "standing_calf_raise"), ("Single Leg Standing Calf Raise (Dumbbell)", "single_leg_calf_raise"),
    ("Single Leg Standing Calf Raise (Machine)", "standing_calf_raise"), ("Front Squat (Barbell)", "back_squat"),
    ("Squat (Smith Machine)", "back_squat"), ("Squat (Dumbbell)", "goblet_squat"), ("Squat (Machine)", "back_squat"),
    ("Goblet Squat (Kettlebell)", "goblet_squat"), ("Hack Squat (Barbell)", "hack_squat"), ("Pendulum Squat (Machine)", "hack_squat"),
    ("Split Squat (Dumbbell)", "bulgarian_split_squat"), ("Bulgarian Split Squat (Barbell)", "bulgarian_split_squat"),
    ("Bulgarian Split Squat (Smith Machine)", "smith_machine_split_squat"), ("Lunge (Barbell)", "barbell_reverse_lunge"),
    ("Lunge (Barbell)", "dumbbell_forward_lunge"), ("Walking Lunge (Barbell)", "dumbbell_walking_lunge"),
    ("Curtsy Lunge (Dumbbell)", "dumbbell_forward_lunge"),
    ("Hip Thrust (Smith Machine)", "hip_thrust"), ("Hip Thrust (Bodyweight)", "hip_thrust"),
    ("Single Leg Hip Thrust (Dumbbell)", "single_leg_hip_thrust"),
    ("Seated Overhead Press (Barbell)", "overhead_press"), ("Overhead Press (Dumbbell)", "overhead_press"),
    ("Overhead Press (Dumbbell)", "dumbbell_push_press"), ("Shoulder Press (Plate Loaded)", "shoulder_press_machine"),
    ("Shoulder Press (Machine Plates)", "shoulder_press_machine"), ("Front Raise (Barbell)", "dumbbell_front_raise"),
    ("Lateral Raise (Cable)", "dumbbell_lateral_raise"), ("Seated Lateral Raise (Dumbbell)", "lateral_raise_machine"),
    ("Upright Row (Dumbbell)", "upright_row"), ("Shrug (Machine)", "barbell_shrug"), ("Shrug (Smith Machine)", "barbell_shrug"),
    ("Shrug (Dumbbell)", "barbell_shrug"), ("Preacher Curl (Barbell)", "preacher_curl"), ("Preacher Curl (Dumbbell)", "preacher_curl"),
    ("Preacher Curl (Machine)", "biceps_curl_machine"), ("Spider Curl (Barbell)", "barbell_curl"), ("Hammer Curl (Cable)", "hammer_curl"),
    ("Hammer Curl (Dumbbell)", "dumbbell_curl"), ("Reverse Curl (Dumbbell)", "dumbbell_curl"),
    ("Reverse Curl (Cable)", "barbell_reverse_curl"),
    ("Kettlebell Curl", "kettlebell_curl"), ("Bicep Curl (Cable)", "rope_hammer_curl"), ("EZ Bar Biceps Curl", "barbell_curl"),
    ("Skullcrusher (Barbell)", "skull_crusher"), ("Skullcrusher (Barbell)", "barbell_floor_extension"),
    ("Skullcrusher (Cable)", "dumbbell_skull_crusher"),
    ("Triceps Extension", "triceps_extension_machine"), ("Triceps Extension (Barbell)", "skull_crusher"),
    ("Triceps Extension (Cable)", "rope_pushdown"), ("Triceps Pushdown (Cable - Straight Bar)", "rope_pushdown"),
    ("Triceps Rope Pushdown", "cable_pushdown"),
    ("Single Arm Triceps Pushdown (Cable)", "cable_pushdown"), ("Dip Machine", "assisted_dip"), ("Seated Dip Machine", "dip"),
    ("Floor Triceps Dip", "bench_dip"), ("Chest Dip (Assisted)", "dip"), ("Chest Dip (Weighted)", "dip"), ("Pull Up (Assisted)", "pull_up"),
    ("Pull Up (Band)", "assisted_pull_up"), ("Chin Up (Assisted)", "assisted_pull_up"), ("Chin Up", "pull_up"),
    ("Kipping Pull Up", "pull_up"),
    ("Bent Over Row (Dumbbell)", "dumbbell_row"), ("Bent Over One Arm Row (Dumbbell)", "bent_over_dumbbell_row"),
    ("Pendlay Row (Barbell)", "barbell_row"),
    ("Bent Over Row (Barbell)", "pendlay_row"), ("Iso-Lateral Row (Machine)", "machine_row"), ("Iso-Lateral Low Row", "high_row_machine"),
    ("Seated Row (Machine)", "seated_cable_row"), ("Seated Row (Cable)", "machine_row"), ("Row Machine", "machine_row"),
    ("Row Machine", "rowing_machine"),
    ("Lat Pulldown - Close Grip (Cable)", "wide_grip_lat_pulldown"), ("Lat Pulldown (Single Arm)", "lat_pulldown"),
    ("Lat Pulldown (Band)", "lat_pulldown"),
    ("Lat Pulldown - Underhand (Cable)", "lat_pulldown"), ("Rear Delt Reverse Fly (Machine)", "pec_deck_fly"),
    ("Reverse Fly (Machine)", "pec_deck_fly"),
    ("Chest Fly (Machine)", "dumbbell_fly"), ("Incline Chest Fly (Dumbbell)", "dumbbell_fly"), ("Low Cable Fly Crossovers", "cable_fly"),
    ("Russian Twist (Weighted)", "russian_twist"), ("Sit Up (Weighted)", "sit_up"), ("Crunch (Machine)", "crunch"),
    ("Decline Crunch", "crunch"),
    ("Cable Crunch", "crunch"), ("Hanging Leg Raise", "hanging_knee_raise"), ("Leg Raise Parallel Bars", "captains_chair_knee_raise"),
    ("Hollow Rock", "hollow_hold"), ("Reverse Plank", "plank"), ("Side Plank", "plank"), ("Hang Clean", "hang_power_clean"),
    ("Clean", "power_clean"),
    ("Hang Snatch", "hang_power_snatch"), ("Power Clean", "hang_power_clean"), ("Split Jerk", "push_jerk"),
    ("Deadlift High Pull", "high_pull"),
    ("Back Extension (Machine)", "back_extension"), ("Reverse Hyperextension", "reverse_hyperextension"),
    ("Glute Bridge", "barbell_glute_bridge"),
    ("Push Up (Weighted)", "push_up"), ("Diamond Push Up", "push_up"), ("Handstand Push Up", "pike_push_up"),
    ("Cable Kickback", "dumbbell_kickback"),
    ("Treadmill", "treadmill_run"), ("Treadmill", "treadmill_walk"), ("Cycling", "stationary_bike"), ("Running", "treadmill_run"),
    ("Air Bike", "air_bike_intervals"), ("Bench", "bench_dip"), ("Press", "leg_press"), ("Row", "dumbbell_row"), ("Curl", "barbell_curl"),
    ("Calf Raise", "standing_calf_raise"), ("Lunge", "reverse_lunge"), ("Extension", "leg_extension"), ("Machine", "machine_row"),
  ]

  @Test func noneIsTakenForTheOther() {
    #expect(Self.pairs.count >= 60)
    for (name, wrong) in Self.pairs {
      #expect(NamesShipped.rules.exercise(wrong) != nil, "there is no exercise \(wrong)")
      for app in LogApp.allCases {
        for spelling in [name, name.uppercased(), name.replacing(" ", with: "-"), name.replacing("(", with: "").replacing(")", with: "")] {
          #expect(NamesShipped.id(spelling, in: app) != wrong, "\(app.id): \(spelling)")
        }
      }
    }
  }

  /// What leaves its kit open is nobody's but where the app means something by it: StrongLifts the barbell, Italian the machine.
  @Test(arguments: [
    "Bench Press", "Squat", "Row", "Shoulder Press", "Bicep Curl", "Leg Curl", "Triceps Extension", "Chest Fly", "Calf Raise",
  ])
  func whatLeavesItsKitOpenIsAsked(_ name: String) {
    for app in LogApp.allCases where app != .stronglifts && app != .gymbook { #expect(NamesShipped.id(name, in: app) == nil, "\(app.id)") }
  }
}
