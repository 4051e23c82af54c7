extension FoundTests {
  /// Each with the seed of its people first.
  static let lives: [Life] = [
    Life(
      name: "A profile changes while one week of the block is over and others are open.",
      text: """
        gym 2 8
        night
        approve all weeks 1
        days 16
        m4 mass 99
        m5 mass 99
        m0 mass 99
        m1 mass 98
        night
        """),
    Life(
      name: "Somebody of whom only week 1 was approved is held and cleared again.",
      text: """
        gym 2 8
        night
        approve all weeks 1
        days 2
        m4 status on_hold
        m5 status on_hold
        night
        days 14
        night
        m4 status active
        m5 status active
        night
        """),
    Life(
      name: "A sheet comes back after its block has lost a week that nobody approved in time.",
      text: """
        gym 2 8
        night
        approve all weeks 1,2,3
        c0 keep
        c1 keep
        c2 keep
        days 25
        night
        days 8
        night
        c0 send age 1 changes 0 seed 1 approve 0 via imported
        c1 send age 1 changes 0 seed 1 approve 0 via imported
        c2 send age 1 changes 0 seed 1 approve 0 via imported
        c0 send age 1 changes 3 seed 1 approve 5 via imported
        c1 send age 1 changes 3 seed 2 approve 5 via inbox
        night
        """),
    Life(
      name: "A sheet comes back after a hold has taken the open weeks of its blocks.",
      text: """
        gym 2 8
        night
        export
        approve all weeks 1
        c0 keep
        c1 keep
        c2 keep
        m4 status on_hold
        m5 status on_hold
        m0 status on_hold
        m1 status on_hold
        night
        c0 send age 1 changes 2 seed 1 approve 0 via imported
        c1 send age 1 changes 2 seed 1 approve 0 via imported
        c2 send age 1 changes 2 seed 1 approve 5 via inbox
        night
        """),
    Life(
      name: "A plan that was edited and waits, and a profile that changes then.",
      text: """
        gym 2 8
        night
        edit m4 set 3 sets=4
        edit m5 set 3 sets=4
        m4 mass 99
        m5 mass 99
        night
        """),
    Life(
      name: "Somebody changes from kilograms to pounds and back between nights.",
      text: """
        gym 2 8
        night
        m4 units lb
        m5 units lb
        m0 units lb
        night
        m4 units kg
        m5 units kg
        m0 units kg
        night
        """),
    Life(
      name: "Approval by a profile that has changed since the plan was made.",
      text: """
        gym 2 8
        night
        m4 status on_hold
        m5 kit bodyweight
        m0 never back_squat,deadlift,barbell_bench_press,goblet_squat,push_up
        m1 conditions low_back_pain
        approve all
        """),
    Life(
      name: "Approval by rules that have changed since the plan was made.",
      text: """
        gym 2 8
        night
        rules plates
        approve all
        """),
    Life(
      name: "A build-up that somebody makes heavier than what it leads to.",
      text: """
        gym 2 8
        m4 lift back_squat:90:5
        m5 lift back_squat:90:5
        night
        edit m4 ramp 0 load=300
        edit m5 ramp 0 load=300
        edit m0 ramp 0 load=300
        edit m1 ramp 0 load=300
        edit m2 ramp 0 load=300
        export
        approve all
        """),
    Life(
      name: "A record that can't be read names another coach than before.",
      text: """
        gym 2 8
        night
        m4 coach li
        m5 coach jonas
        m1 coach marta
        m4 readable no
        m5 readable no
        m1 readable no
        night
        again
        """),
    Life(
      name: "A second night after open weeks were planned anew beside approved ones.",
      text: """
        gym 4 6
        night
        approve all weeks 1
        m2 away 4+5
        night
        again
        """),
    Life(
      name: "A week without a session, in a block of which the rest is approved.",
      text: """
        gym 2 8
        m4 away 12+7
        m5 away 12+7
        m0 away 12+7
        night
        c0 send age 0 changes 0 seed 1 approve 5 via imported
        c1 send age 0 changes 0 seed 1 approve 5 via imported
        c2 send age 0 changes 0 seed 1 approve 5 via imported
        night
        """),
    Life(
      name: "Somebody is away on every day of the block.",
      text: """
        gym 2 8
        m4 away 0+60
        m5 away 0+60
        night
        """),
    Life(
      name: "A second night on the day of a hold.",
      text: """
        gym 2 8
        night
        approve all weeks 1
        m4 status on_hold
        night
        again
        """),
    Life(
      name: "A backup is put back, and a client changes the coach then.",
      text: """
        gym 13 6
        night
        backup
        days 6
        night
        restore
        m4 coach marta
        night
        """),
    Life(
      name: "A backup is put back, and sheets of what is lost lie in the folder.",
      text: """
        gym 2 8
        night
        backup
        edit m4 set 3 sets=4
        edit m5 set 3 sets=4
        export
        restore
        export
        """),
    Life(
      name: "An exercise that is swapped for itself.",
      text: """
        gym 2 8
        night
        edit m4 same 3
        """),
    Life(
      name: "A night approves the empty weeks of a block and plans the one behind it.",
      text: """
        gym 1065 6
        m0 away 3+40
        days 34
        night
        approve all weeks 3,4
        days 26
        night
        again
        """),
    Life(
      name: "All open weeks of a block become empty, and the next one is due.",
      text: """
        gym 1060 6
        days 58
        m4 away 17+14
        night
        approve all weeks 1
        days 23
        night
        again
        """),
    Life(
      name: "A programme that does not fit is asked for while weeks are approved, and a second night follows.",
      text: """
        gym 1077 6
        night
        approve m4 weeks 1
        m4 template stronglifts_5x5
        night
        again
        """),
    Life(
      name: "Somebody with an approved week is away for all others, and a second night follows.",
      text: """
        gym 1086 6
        m5 listed yes
        night
        approve all weeks 4
        m5 away 1+40
        night
        again
        """),
    Life(
      name: "A week is edited beside its approved one, and the profile changes when the block makes way.",
      text: """
        gym 1 8
        night
        days 12
        approve m4 by revision
        days 5
        edit m4 setweek 56 kind=cardio
        days 3
        m4 never back_squat
        days 3
        night
        """),
    Life(
      name: "A sheet takes away what a build-up leads to.",
      text: """
        gym 1000 6
        night
        c1 send age 1 changes 1 seed 4868 approve 5 via inbox
        night
        """),
    Life(
      name: "The clock goes back over the end of a block.",
      text: """
        gym 1031 6
        days 8
        night
        approve all weeks 1
        days 32
        night
        days -1
        night
        """),
    Life(
      name: "A sheet is approved as it comes back, and then undone without another export.",
      text: """
        gym 4126 6
        night
        c1 send age 0 changes 2 seed 4781 approve 5 via yes
        night
        edit m2 undo
        approve all weeks 1,2,3
        """),
    Life(
      name: "The same sheet lies in the inbox twice.",
      text: """
        gym 4114 6
        night
        c0 send age 1 changes 0 seed 3555 approve 5 via inbox
        c0 resend
        night
        again
        """),
    Life(
      name: "The only session of an approved week is moved to a week that goes, and the block makes way.",
      text: """
        gym 10021 6
        days 12
        night
        approve all weeks 4
        edit m2 session 42 45 21
        days 10
        days 12
        night
        """),
    Life(
      name: "An undo goes back to where a week was empty.",
      text: """
        gym 20025 6
        night
        edit m0 session 24 48 38
        edit m0 revert 44
        edit m0 undo
        """),
    Life(
      name: "A week that somebody emptied is checked again on the night on which its block makes way.",
      text: """
        gym 20036 6
        m2 minutes 60
        days 3
        days 10
        night
        approve c0 weeks 4
        edit m2 session 36 2 57
        days 10
        days 10
        m2 conditions none
        days 10
        night
        """),
    Life(
      name: "Somebody of whom every week is approved is held and cleared again.",
      text: """
        gym 2 8
        night
        approve all
        m4 clearance clearance_required
        m5 clearance follow_up_required
        m0 status on_hold
        night
        m4 clearance cleared
        m5 clearance cleared
        m0 status active
        night
        night
        """),
    Life(
      name: "What was found in a change beside an approved week is there after its block has made way.",
      text: """
        gym 50075 6
        days 12
        night
        approve all weeks 3,4
        days 12
        c1 send age 3 changes 1 seed 8380 approve 0 via inbox
        days 7
        night
        approve all weeks 1,2,3
        """),
    Life(
      name: "The only open week that is not over becomes empty, beside one that is over and was never approved.",
      text: """
        gym 50369 6
        days 99
        night
        approve all weeks 3,4
        days 1
        m3 away 10+40
        days 10
        night
        again
        """),
    Life(
      name: "The brake looks at a block of which only empty weeks are open that tonight's night closes.",
      text: """
        gym 50428 6
        days 83
        night
        approve all weeks 2
        m0 away 11+40
        days 7
        again
        m0 days thu,sat
        days 8
        night
        """),
    Life(
      name: "An approval is taken back that was given before the profile changed.",
      text: """
        gym 60012 6
        night
        approve c0 weeks 1
        m1 born 1968-03-17
        night
        approve m1 by takingBack
        night
        """),
    Life(
      name: "Somebody is held whose lift is too old for the next block, but not for the present one.",
      text: """
        gym 70696 6
        m0 lift back_squat:47:7
        days 155
        night
        approve c0
        m0 status on_hold
        night
        again
        """),
    Life(
      name: "Lifts have become too old to say anything, and a hand writes what nobody can lift.",
      text: """
        gym 80185 6
        days 182
        night
        edit m1 ramp 44 load=300
        night
        approve c0 weeks 3,4
        """),
    Life(
      name: "The clock goes back a day, so that a week waits again that was over when the block was planned by another profile.",
      text: """
        gym 80348 6
        days 10
        days 12
        night
        approve all weeks 1
        days 5
        days 8
        days 5
        m2 mass 63
        night
        days -1
        night
        """),
    Life(
      name: "Something begins to hold on the next block's first day, while approved weeks go on.",
      text: """
        gym 90466 6
        m3 due 151
        days 118
        night
        approve m3
        days 28
        night
        again
        """),
    // The first half of the block was over before anybody approved it. The night that replaced it left the other half for the next night.
    Life(
      name: "logs of a block whose open weeks make way tonight",
      text: """
        gym 4 6
        days 8
        night
        approve m2 weeks 3,4
        days 7
        days 7
        log m2 train 14 seed 53089
        log m2 send strong age 0 in kg via inbox
        days 8
        night
        again
        """),
  ]
}
